import assert from "node:assert/strict";
import { ESLint, Linter } from "eslint";
import tseslint from "typescript-eslint";
import { repository } from "../host/repository.ts";

/** The rules that are configured in blocks which might replace each other. */
const rules = ["no-restricted-imports", "no-restricted-syntax"];

const eslint = new ESLint({ cwd: repository });

/** What these rules, as they are computed for a file, say of a text in its place. */
async function saidOf(file: string, text: string): Promise<readonly string[]> {
  const computed: unknown = await eslint.calculateConfigForFile(file);
  assert.ok(isConfig(computed));
  const config: Linter.Config = {
    files: ["**"],
    languageOptions: { parser: tseslint.parser },
    rules: Object.fromEntries(rules.map((rule) => [rule, computed.rules[rule]])),
  };
  return new Linter().verify(text, [config], file).map(({ message }) => message);
}

function isConfig(value: unknown): value is { readonly rules: Linter.RulesRecord } {
  return typeof value === "object" && value !== null && "rules" in value;
}

const files = {
  model: "src/model/shorten.ts",
  deep: "src/commands/connectors/handOver.ts",
  editor: "src/editor/quickFixes.ts",
  transport: "src/intercom/transport.ts",
  ui: "src/ui/ask.ts",
  contributions: "src/contributions.ts",
  extension: "src/extension.ts",
  test: "test/unit/manifest.test.ts",
} as const;
type Place = keyof typeof files;

const everywhere = Object.keys(files);
const source = everywhere.filter((place) => place !== "test");

/** A module, and the places that must not import it. */
const walls: readonly (readonly [string, readonly string[]])[] = [
  ["fs", everywhere],
  ["node:fs", []],
  ["axios", source.filter((place) => place !== "transport")],
  ["axios/lib/utils.js", source.filter((place) => place !== "transport")],
  ["vscode", ["model", "transport"]],
  ["../ui/ask.ts", ["model", "transport"]],
  ["../../ui/ask.ts", ["model", "transport"]],
  ["../sample/startSample.ts", ["model", "deep", "editor", "transport", "ui"]],
  ["../views/countOf.ts", ["model", "editor", "transport", "ui"]],
  ["../extension.ts", ["model", "deep", "editor", "transport", "ui"]],
  ["../contributions.ts", ["model", "transport"]],
  ["./session/session.ts", ["contributions"]],
  ["./extension.ts", ["contributions"]],
  ["./shorten.ts", []],
];

const ways: Readonly<Record<string, (module: string) => string>> = {
  import: (module) => `import { it } from "${module}";`,
  "export from": (module) => `export { it } from "${module}";`,
  "lazy import": (module) => `void import("${module}");`,
  "type of an import": (module) => `type It = typeof import("${module}");`,
};

describe("the walls of the house", () => {
  for (const [way, write] of Object.entries(ways)) {
    it(`hold against the ${way}`, async () => {
      for (const [module, refused] of walls) {
        for (const [place, file] of Object.entries(files)) {
          const said = await saidOf(file, write(module));
          const expected = refused.includes(place) ? 1 : 0;
          assert.equal(said.length, expected, `${module} in ${place}: ${said.join(" ")}`);
        }
      }
    });
  }

  it("hold against what is put together", async () => {
    assert.equal((await saidOf(files.model, 'void import("../" + name);')).length, 1);
    assert.equal((await saidOf(files.model, "void import(`../ui/ask.ts`);")).length, 1);
  });

  const homes: Readonly<Record<string, string>> = {
    "that asks": "void window.showInputBox();",
    "that shows a file dialog": "void window.showSaveDialog();",
    "that takes a function out": "const { showOpenDialog } = window;",
    "that runs a command": 'void commands.executeCommand("x");',
    "that reads a setting": 'workspace.getConfiguration("x");',
  };
  for (const [name, text] of Object.entries(homes)) {
    it(`keep in ui what there is ${name}`, async () => {
      for (const place of ["deep", "editor", "contributions", "extension"] satisfies Place[]) {
        assert.equal((await saidOf(files[place], text)).length, 1, place);
      }
      assert.deepEqual(await saidOf(files.ui, text), []);
    });
  }
});
