"""What people hand in, read and checked; one reader a file."""
