import { PrismaPg } from "@prisma/adapter-pg";

/** One statement outside any transaction, on a connection of its own: CREATE and DROP DATABASE want that. */
export async function execute(url: string, statement: string): Promise<void> {
  const connection = await new PrismaPg({ connectionString: url, max: 1 }).connect();
  try {
    await connection.executeScript(statement);
  } finally {
    await connection.dispose();
  }
}
