export function parse() {}
export function readFile() {}
export function log() {}
function debug() {}
