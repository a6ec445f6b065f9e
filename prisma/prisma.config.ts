import { defineConfig } from "prisma/config";

// Read by the Prisma command line only (generate, studio, validate). The program opens its database through the driver
// adapters in src/store, and applies migrations itself at start.
export default defineConfig({
  schema: "sqlite/schema.prisma",
  migrations: { path: "sqlite/migrations" },
});
