"use strict";

// No validator: it would send this document to a foreign server.
window.SwaggerUIBundle({
  url: "/openapi.yaml",
  dom_id: "#interface",
  deepLinking: true,
  validatorUrl: null,
  tryItOutEnabled: true,
});
