"""A class through its term: roster, due dates, late work, collecting, checks withdrawn after release."""
