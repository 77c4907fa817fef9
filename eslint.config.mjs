import prettier from "eslint-config-prettier";
import { builtinModules } from "node:module";
import tseslint from "typescript-eslint";

/**
 * The house, as ARCHITECTURE.md draws it: what each folder of src may import of ours, and whether it may
 * know the editor. A folder that is not listed here may be imported by extension.ts alone.
 */
const layers = {
  intercom: { mayImport: [] },
  model: { mayImport: ["intercom"] },
  session: { mayImport: ["intercom", "model"] },
  requests: { mayImport: [] },
  diagnosis: { mayImport: ["intercom", "model", "requests"] },
  text: { mayImport: ["intercom", "model", "requests", "diagnosis"] },
  connectors: { mayImport: ["intercom", "model", "requests", "diagnosis", "text"] },
  analysis: { mayImport: ["requests", "diagnosis", "text"] },
  sample: { mayImport: ["intercom"] },
  cli: { mayImport: ["model", "requests", "diagnosis", "text", "analysis"] },
  ui: { mayImport: ["intercom", "model", "text", "contributions.ts"], vscode: true },
  auth: {
    mayImport: ["intercom", "model", "session", "text", "ui", "contributions.ts"],
    vscode: true,
  },
  views: viewLayer(),
  documents: viewLayer(),
  editor: viewLayer(),
  ai: viewLayer(),
  commands: {
    mayImport: [...viewLayer().mayImport, ...["views", "documents", "editor", "ai"]],
    vscode: true,
  },
};

function viewLayer() {
  return {
    mayImport: [
      ...[
        "intercom",
        "model",
        "session",
        "requests",
        "diagnosis",
        "text",
        "connectors",
        "analysis",
      ],
      ...["auth", "ui", "contributions.ts"],
    ],
    vscode: true,
  };
}

/** One rule block a folder: everything of ours outside its row of the table is refused. */
function layerRules(folder, { mayImport, vscode = false }) {
  const forbidden = [...Object.keys(layers), "contributions.ts", "extension.ts"].filter(
    (name) => name !== folder && !mayImport.includes(name),
  );
  const patterns = [
    {
      regex: `^(\\.\\./)+(${forbidden.map((name) => name.replace(".", "\\.")).join("|")})(/|$)`,
      message: `src/${folder} may import only: ${mayImport.join(", ") || "nothing of ours"}.`,
    },
    ...(vscode ? [] : [{ regex: "^vscode$", message: `src/${folder} does not know the editor.` }]),
    { regex: "^axios", message: "axios is imported in intercom/transport.ts alone." },
  ];
  return [
    {
      files: [`src/${folder}/**`],
      ignores: ["src/intercom/transport.ts"],
      rules: { "no-restricted-imports": ["error", { patterns }] },
    },
    ...(folder === "intercom"
      ? [
          {
            files: ["src/intercom/transport.ts"],
            rules: {
              "no-restricted-imports": [
                "error",
                { patterns: patterns.filter((pattern) => pattern.regex !== "^axios") },
              ],
            },
          },
        ]
      : []),
  ];
}

/** Syntax that has one home: a selector, why, and the folders it may live in. */
const homes = [
  {
    selector: "MemberExpression[property.name='getConfiguration']",
    message: "Settings are read in src/ui alone.",
    in: ["ui"],
  },
  {
    selector:
      "MemberExpression[property.name=/^show(ErrorMessage|WarningMessage|InformationMessage|QuickPick|InputBox)$/]",
    message: "Whatever shows or asks goes through src/ui.",
    in: ["ui"],
  },
];

function homeRules(folder) {
  return {
    files: [`src/${folder}/**`],
    rules: {
      "no-restricted-syntax": [
        "error",
        ...homes
          .filter((home) => !home.in.includes(folder))
          .map(({ selector, message }) => ({ selector, message })),
      ],
    },
  };
}

export default tseslint.config(
  { ignores: ["dist", "out", "coverage", ".vscode-test", "node_modules", "test/fixtures"] },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: { projectService: { allowDefaultProject: ["*.mjs"] } },
    },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "@typescript-eslint/consistent-type-assertions": ["error", { assertionStyle: "never" }],
      "@typescript-eslint/consistent-type-exports": "error",
      "@typescript-eslint/no-non-null-assertion": "error",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: false, requireDefaultForNonUnion: false },
      ],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      "no-console": "error",
      eqeqeq: "error",
      "no-restricted-exports": ["error", { restrictDefaultExports: { direct: true } }],
      "no-restricted-imports": [
        "error",
        {
          patterns: [
            {
              regex: `^(${builtinModules.filter((name) => !name.startsWith("_")).join("|")})$`,
              message: "Node's own modules are imported with the node: prefix.",
            },
          ],
        },
      ],
    },
  },
  ...Object.entries(layers).flatMap(([folder, layer]) => [
    ...layerRules(folder, layer),
    homeRules(folder),
  ]),
  {
    files: ["src/cli/**", "test/**", "*.mjs"],
    rules: { "no-console": "off" },
  },
  {
    files: ["*.mjs"],
    extends: [tseslint.configs.disableTypeChecked],
    rules: { "no-restricted-exports": "off" },
  },
  prettier,
);
