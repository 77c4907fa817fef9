import prettier from "eslint-config-prettier";
import { builtinModules } from "node:module";
import tseslint from "typescript-eslint";

/**
 * The house, as ARCHITECTURE.md draws it: what each folder or file of src may import of ours, and whether it may
 * know the editor. A folder that is not listed here may be imported by extension.ts alone.
 */
const layers = {
  "contributions.ts": { mayImport: ["intercom", "model", "diagnosis"], vscode: true },
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

/** Imports that are refused in every file. */
const everywhere = [
  {
    regex: `^(${builtinModules.filter((name) => !name.startsWith("_")).join("|")})$`,
    message: "Node's own modules are imported with the node: prefix.",
  },
];

const axiosPattern = {
  regex: "^axios",
  message: "axios is imported in intercom/transport.ts alone.",
};

/** Everything of ours that is outside a folder's, or a file's, row of the table. */
function layerPatterns(name, { mayImport, vscode = false }) {
  const forbidden = [...Object.keys(layers), "extension.ts"].filter(
    (other) => other !== name && !mayImport.includes(other),
  );
  const up = name.endsWith(".ts") ? "\\./" : "(\\.\\./)+";
  return [
    {
      regex: `^${up}(${forbidden.map((other) => other.replace(".", "\\.")).join("|")})(/|$)`,
      message: `src/${name} may import only: ${mayImport.join(", ") || "nothing of ours"}.`,
    },
    ...(vscode ? [] : [{ regex: "^vscode$", message: `src/${name} does not know the editor.` }]),
  ];
}

/** What VS Code's API is asked for in src/ui alone, by the names of its functions, and why. */
const homes = [
  { names: ["getConfiguration"], message: "Settings are read in src/ui alone." },
  {
    names: [
      ...["showErrorMessage", "showWarningMessage", "showInformationMessage"],
      ...["showQuickPick", "showInputBox", "createQuickPick", "createInputBox"],
      ...["showOpenDialog", "showSaveDialog", "showWorkspaceFolderPick", "showTextDocument"],
      ...["withProgress", "setStatusBarMessage", "createStatusBarItem", "createOutputChannel"],
      ...["createTerminal", "createWebviewPanel"],
    ],
    message: "Whatever shows or asks goes through src/ui.",
  },
  {
    names: ["executeCommand", "registerCommand"],
    message: "Commands are registered and run through src/ui, which checks their arguments.",
  },
];

const homeSelectors = homes.flatMap(({ names, message }) => {
  const name = `/^(${names.join("|")})$/`;
  return [
    { selector: `MemberExpression[property.name=${name}]`, message },
    { selector: `ObjectPattern > Property[key.name=${name}]`, message },
  ];
});

/** The same patterns for `import("…")`, which no-restricted-imports does not look at, and for its types. */
function lazySelectors(patterns) {
  return patterns.flatMap(({ regex, message }) => {
    // A selector ends a regular expression at its first slash, escaped or not.
    const value = `[source.value=/${regex.replaceAll("/", "\\x2F")}/]`;
    return ["ImportExpression", "TSImportType"].map((node) => ({
      selector: `${node}${value}`,
      message,
    }));
  });
}

/** All that is refused in some files, in one block: a later block replaces what an earlier one says of a rule. */
function restrictions(files, patterns, selectors = []) {
  const all = [...everywhere, ...patterns];
  return {
    files,
    rules: {
      "no-restricted-imports": ["error", { patterns: all }],
      "no-restricted-syntax": ["error", ...lazySelectors(all), ...selectors],
    },
  };
}

const nothingHidden = {
  selector: "ImportExpression:not([source.type='Literal'])",
  message: "What is imported is written out: no wall holds against a name that is put together.",
};

const sourceRules = [
  restrictions(["src/extension.ts"], [axiosPattern], [nothingHidden, ...homeSelectors]),
  ...Object.entries(layers).map(([name, layer]) =>
    restrictions(
      [name.endsWith(".ts") ? `src/${name}` : `src/${name}/**`],
      [...layerPatterns(name, layer), axiosPattern],
      [nothingHidden, ...(name === "ui" ? [] : homeSelectors)],
    ),
  ),
  restrictions(["src/intercom/transport.ts"], layerPatterns("intercom", layers.intercom), [
    nothingHidden,
    ...homeSelectors,
  ]),
];

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
    },
  },
  restrictions(["**/*.ts", "**/*.mjs"], []),
  ...sourceRules,
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
