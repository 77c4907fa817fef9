/** Runs something while a part of VS Code's API is another one. */
export async function withProperty<Owner extends object>(
  owner: Owner,
  name: keyof Owner,
  value: unknown,
  run: () => Promise<unknown>,
): Promise<void> {
  const own = Object.getOwnPropertyDescriptor(owner, name);
  if (own === undefined) throw new Error(`There is no ${String(name)}.`);
  const { enumerable = true } = own;
  Object.defineProperty(owner, name, { configurable: true, enumerable, get: () => value });
  try {
    await run();
  } finally {
    Object.defineProperty(owner, name, own);
  }
}
