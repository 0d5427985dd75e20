const profile = require("pds-profile");
const { judge } = require("./judge.js");

console.log(JSON.stringify(judge(profile)));
