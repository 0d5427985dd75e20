import "./worker-page.js";
