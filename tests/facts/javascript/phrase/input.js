// a comment of several words
const message = "a string of several words";
const pattern = /not text/, template = `a template of ${message} words`;
/* another comment */ use('short');
