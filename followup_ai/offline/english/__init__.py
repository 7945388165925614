"""What English allows: words, phrases and clauses, and which of them are sure to read well."""
