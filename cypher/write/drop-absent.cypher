// There are few of these at any time, and only they carry the label.
MATCH (absent:Absent)
WHERE NOT EXISTS { MATCH (absent)<-[:PART_OF|MEMBER_OF]-() }
DELETE absent
