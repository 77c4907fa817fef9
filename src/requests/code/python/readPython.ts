import type { Statement } from "../program.ts";
import type { Syntax } from "../syntaxTree.ts";
import { readStatements } from "./readStatement.ts";

/** Fixtures of pytest that keep requests from leaving the process. */
const mockingFixture =
  /\bdef\s+\w+\([^)]*\b(?:requests_mock|httpx_mock|respx_mock|aioresponses|mock_aioresponse|httpserver|mocked_responses|vcr_cassette)\b/;

/** Reads Python. */
export function readPython(
  root: Syntax,
  text: string,
): { readonly program: readonly Statement[]; readonly facts: readonly string[] } {
  const facts = mockingFixture.test(text) ? ["mocked"] : [];
  return { program: readStatements(root.children, text), facts };
}
