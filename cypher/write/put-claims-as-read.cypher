UNWIND $rows AS row
CREATE (kept:ClaimAsRead)
SET kept = row
