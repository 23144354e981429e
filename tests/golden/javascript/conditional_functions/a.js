let impl;
if (process.env.FAST) { impl = function fast() {}; } else { impl = function slow() {}; }
impl();
const pick = process.argv[2] ? yes : no;
function yes() {}
function no() {}
pick();
const chosen = impl || yes;
chosen();
const both = yes && no;
both();
switch (process.platform) { case 'a': yes(); break; default: no(); }
let later;
later = yes;
later();
later = no;
