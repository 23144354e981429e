const kit = require('kit');
const { cut } = require('kit/tools/saw');
const log = require('#log');
const { trim } = require('#util/text');
const none = require('kit/lib/old');
kit.start();
cut();
log();
trim('');
