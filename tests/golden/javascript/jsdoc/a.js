/**
 * @typedef {Object} Options
 */

class Command {
  run() {}
}

class Group {
  constructor() {
    /** @type {Command[]} */
    this.commands = [];
  }

  /**
   * Finds one.
   * @param {string} name
   * @return {Command | undefined} nothing if there is none
   */
  find(name) {
    return this.commands.find((command) => command.name === name);
  }
}

/**
 * @param {Group} group
 * @param {Array<Group>} [others] - more of them
 * @param {Object} options
 */
function start(group, others, options) {
  group.find("a").run();
  for (const other of others) other.find("b");
  group.commands[0].run();
  options.run();
}

/** @type {Map<string, Command>} */
const table = new Map();
table.get("a").run();
