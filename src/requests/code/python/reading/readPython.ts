import { consumedLate } from "../../consumedLate.ts";
import type { Statement } from "../../program.ts";
import type { Syntax } from "../../syntaxTree.ts";
import { undeclaredGlobals } from "./globals.ts";
import { goneThroughOnce } from "./goneThroughOnce.ts";
import { lazyValues } from "./lazyValues.ts";
import { readStatements } from "./readStatement.ts";

/** Pytest fixtures and marks that mock HTTP. */
const mockingFixture =
  /@pytest\.mark\.(?:vcr|default_cassette|block_network|recorded|respx|httpx_mock|responses)\b|\bdef\s+\w+\([^)]*\b(?:requests_mock|httpx_mock|respx_mock|aioresponses|mock_aioresponse|httpserver|mocked_responses|vcr_cassette)\b/;

/** Reads Python. */
export function readPython(
  whole: Syntax,
  text: string,
): { readonly program: readonly Statement[]; readonly facts: readonly string[] } {
  const root = goneThroughOnce(consumedLate(whole, text, lazyValues(whole, text)), text);
  const facts = mockingFixture.test(text) ? ["mocked"] : [];
  const program = readStatements(root.children, text);
  return { program: [...undeclaredGlobals(root, program, text), ...program], facts };
}
