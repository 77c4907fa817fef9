import assert from "node:assert/strict";
import { codeLoader } from "../../../../src/analysis/codeLoader.ts";
import { extractText } from "../../../../src/analysis/extractText.ts";
import { diagnose } from "../../../../src/diagnosis/diagnose.ts";
import type { Finding } from "../../../../src/diagnosis/finding.ts";
import { applyEdits } from "../../../../src/requests/edits/applyEdits.ts";
import { editsOf } from "../../../../src/requests/edits/edits.ts";
import type { HttpRequest } from "../../../../src/requests/httpRequest.ts";
import type { CodeLanguage } from "../../../../src/requests/client.ts";
import { treeOf } from "./treeOf.ts";

const loadCode = codeLoader(import.meta.dirname);

/** A request of a text with what is said about it. */
export interface Judged {
  readonly request: HttpRequest;
  readonly findings: readonly Finding[];
}

/** The requests of a text in a language, judged as the editor does it. */
export async function judged(languageId: CodeLanguage, text: string): Promise<readonly Judged[]> {
  const { requests, failures } = diagnose(await extractText(text, { languageId }, loadCode));
  assert.deepEqual(failures, []);
  return requests;
}

/** What is said about a text, hints left out: `accept-missing 4`, the lines counted from 1. */
export async function said(language: CodeLanguage, text: string): Promise<readonly string[]> {
  return (await judged(language, text))
    .flatMap(({ findings }) => findings)
    .filter(({ severity }) => severity === "error" || severity === "warning")
    .map(({ code, span }) => `${code} ${text.slice(0, span.start).split("\n").length}`);
}

/** The text after the fix of the first finding of a code; undefined where it has nothing to write. */
export async function repaired(
  language: CodeLanguage,
  text: string,
  code: string,
): Promise<string | undefined> {
  const requests = await judged(language, text);
  const found = requests.find(({ findings }) => findings.some((finding) => finding.code === code));
  assert.ok(found, `${code} is not found in\n${text}`);
  const fix = found.findings.find((finding) => finding.code === code)?.fix;
  const edits = fix === undefined ? [] : editsOf(found.request, fix.changes);
  if (edits.length === 0) return undefined;
  const after = applyEdits(text, edits);
  await holdsNothingElse(language, requests, after, code, found.request);
  return after;
}

/** The finding is gone, the text still parses, and every other header is what it was. */
async function holdsNothingElse(
  language: CodeLanguage,
  before: readonly Judged[],
  text: string,
  code: string,
  repairedOne: HttpRequest,
): Promise<void> {
  const after = await judged(language, text);
  assert.equal(await parses(language, text), true, `no ${language} any more:\n${text}`);
  assert.equal(after.length, before.length, text);
  const at = before.findIndex(({ request }) => request === repairedOne);
  const codes = after[at]?.findings.map((finding) => finding.code) ?? [];
  assert.equal(
    codes.some((one) => one === code),
    false,
    `${code} is still there:\n${text}`,
  );
  const others = ({ headers }: HttpRequest): readonly string[] =>
    headers
      .filter(({ name }) => !/^(?:ac|content-type|intercom-version)/i.test(name))
      .map(({ name, value }) => `${name}: ${value.kind === "known" ? value.text : value.source}`);
  for (const [index, { request }] of before.entries()) {
    const now = after[index]?.request;
    assert.ok(now);
    assert.deepEqual(others(now), others(request));
    assert.deepEqual(now.method.text, request.method.text);
  }
}

/** Whether a text is of a language without an error. */
export async function parses(language: CodeLanguage, text: string): Promise<boolean> {
  const tree = await treeOf(language, text);
  const { hasError } = tree.rootNode;
  tree.delete();
  return !hasError;
}
