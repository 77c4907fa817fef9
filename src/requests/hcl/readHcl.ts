import type { Span } from "../httpRequest.ts";
import { HclCursor } from "./hclCursor.ts";
import { expressionReader } from "./hclExpressions.ts";
import { blank, name, white } from "./hclSigns.ts";
import type { HclAttribute, HclBlock, HclBody, HclExpression, HclFile } from "./hclSyntax.ts";
import { plainOf } from "./hclTexts.ts";

const deepest = 100;

/** Parses HCL, Terraform's language. What it does not understand becomes `other` or is left out; it never throws. */
export function readHcl(text: string): HclFile {
  const cursor = new HclCursor(text);
  const { readLine, readTemplate, quoted } = expressionReader(cursor);

  function readBody(depth: number): HclBody {
    const attributes: HclAttribute[] = [];
    const blocks: HclBlock[] = [];
    for (
      cursor.takes(white);
      !cursor.isAtEnd && (cursor.sign !== "}" || depth === 0);
      cursor.takes(white)
    ) {
      const start = cursor.at;
      const word = cursor.takes(name)?.[0];
      cursor.takes(blank);
      if (word === undefined) cursor.at++;
      else if (cursor.sign === "=" && text[cursor.at + 1] !== "=") {
        cursor.at++;
        cursor.takes(blank);
        const value = readLine();
        attributes.push({ name: word, value, span: { start, end: value.span.end } });
      } else {
        const block = readBlock(start, word, depth);
        if (block !== undefined) blocks.push(block);
      }
    }
    return { attributes, blocks };
  }

  function readBlock(start: number, type: string, depth: number): HclBlock | undefined {
    const words = [type];
    for (;;) {
      cursor.takes(blank);
      const label = cursor.sign === '"' ? plainOf(readTemplate(0)) : cursor.takes(name)?.[0];
      if (label === undefined) break;
      words.push(label);
    }
    if (depth > deepest || !cursor.takesSign("{")) {
      cursor.skipTo(/[\n}]/);
      return undefined;
    }
    const body = readBody(depth + 1);
    cursor.takesSign("}");
    return { words, body, span: { start, end: cursor.at } };
  }

  const body = readBody(0);
  const heredocs = cursor.heredocs.map((span) => readHeredoc(text, span));
  return {
    body,
    quoted: [...quoted, ...heredocs.flatMap((heredoc) => heredoc.quoted)],
    heredocs: heredocs.map(({ template }) => template),
  };
}

/** Parsed as a text of its own that ends where the heredoc does. */
function readHeredoc(
  text: string,
  { start, end }: Span,
): { readonly template: HclExpression; readonly quoted: readonly HclExpression[] } {
  const cursor = new HclCursor(text.slice(0, end));
  cursor.at = start;
  const reader = expressionReader(cursor);
  return { template: reader.readHeredoc(), quoted: reader.quoted };
}
