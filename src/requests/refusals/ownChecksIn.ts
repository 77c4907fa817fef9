import { failsInScript } from "./failsInScript.ts";

/** The functions of a script that compare what they are given and fail where it differs, with their sources. */
export type OwnChecks = ReadonlyMap<string, string>;

/** How much of a function is looked at. */
const longest = 1500;

const heads =
  /^([ \t]*)(?:function[ \t]+([\w-]{1,80})(?:[ \t]*\(\))?|([\w-]{1,80})[ \t]*\(\))\s*\{/gm;

const value = String.raw`"?\$(?:\{?\w+\}?|\([^\n]{0,400}\))"?`;
const compared = (operators: string): string =>
  String.raw`(?:(?:\[\[?|test)[ \t]+${value}[ \t]+(?:${operators})[ \t]+${value}(?:[ \t]+\]\]?)?)`;
const [equal, unequal] = [compared("==?|-eq"), compared("!=|-ne")];

/** Text up to a word, without any of others. */
const upTo = (word: string, without: string): string =>
  String.raw`(?:(?!${without})[^]){0,400}?${word}`;

/** The ways to fail where two values differ. */
const check = new RegExp(
  [
    String.raw`${equal}[ \t]*(?:&&[^\n|]{0,200})?\|\|${upTo(failsInScript, String.raw`\n[ \t]*\n`)}`,
    String.raw`${equal}[ \t]*&&[^\n|]{0,200}\breturn\b(?![ \t]+[1-9])${upTo(failsInScript, "never")}`,
    String.raw`\bif[ \t]+${equal}${upTo(String.raw`\belse\b`, `${failsInScript}|\\belif\\b`)}${upTo(failsInScript, String.raw`\bfi\b`)}`,
    String.raw`${unequal}[ \t]*(?:&&|;|\n)${upTo(failsInScript, String.raw`\b(?:else|fi)\b`)}`,
  ].join("|"),
);

/** Finds them. */
export function ownChecksIn(text: string): OwnChecks {
  const checks = new Map<string, string>();
  const found = [...text.matchAll(heads)];
  for (const [at, { 0: head, index, 1: indent = "", 2: word, 3: name = word }] of found.entries()) {
    const from = index + head.length;
    const source = text.slice(from, Math.min(from + longest, found[at + 1]?.index ?? text.length));
    const [line = ""] = source.split("\n", 1);
    const end = /\}[ \t]*$/.test(line) ? line.length : source.indexOf(`\n${indent}}`);
    const body = source.slice(0, end === -1 ? longest : end).replaceAll(/\\\n[ \t]*/g, " ");
    if (name !== undefined && check.test(body)) checks.set(name, body);
  }
  return checks;
}
