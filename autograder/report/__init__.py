"""`course report`: what a class got right and wrong, as pages for the instructor."""
