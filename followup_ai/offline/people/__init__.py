"""Who is spoken to and of: the request, names, whose words a note holds, and what of others is nobody's to pass on."""
