exports.trim = s => s;
