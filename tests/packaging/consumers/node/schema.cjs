// The JSON Schema as a file.
const schema = require("pds-profile/schema.json");
console.log(JSON.stringify(schema.required));
