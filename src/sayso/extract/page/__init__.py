"""The article as a page: labelled passages, outlet, date of publication, title and byline."""
