"""What a page copied as plain text is made of: lines, rules about them, readers' comments."""
