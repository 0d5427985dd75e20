// Node, from CommonJS: possible as no module awaits at its top level, in none of the entries.
require("./node_modules/pds-profile/index.js");
require("pds-profile/slim");
require("pds-profile/inline");
const profile = require("pds-profile");
const { probe } = require("./probe.js");

console.log(JSON.stringify(probe(profile)));
