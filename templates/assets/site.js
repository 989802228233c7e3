// Starts the NHS.UK components. A file of its own: the pages allow no script that stands in them.
import { initAll } from "./nhsuk/nhsuk-frontend.min.js";

// The components and their styles look for these; a browser that reads modules can do what they need.
document.body.classList.add("js-enabled", "nhsuk-frontend-supported");
initAll();
