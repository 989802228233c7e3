// Starts the NHS.UK components, whose code stands before this. The pages allow no script that stands in them.

// The components and their styles look for these; a browser that reads modules can do what they need.
document.body.classList.add("js-enabled", "nhsuk-frontend-supported");
initAll();
