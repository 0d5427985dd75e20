// Node, from CommonJS: possible as no module awaits at its top level.
const profile = require("pds-profile");
const { probe } = require("./probe.js");

console.log(JSON.stringify(probe(profile)));
