import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import * as v from "valibot";
import { reportScheme, scheme, settingsSection, views } from "../../src/contributions.ts";
import { apiVersions } from "../../src/intercom/apiVersion.ts";
import { maxPerPage } from "../../src/intercom/limits.ts";
import { defaultLabelAttribute } from "../../src/text/instanceLabel.ts";
import { declarationsOf } from "./support/declarations.ts";

const root = join(import.meta.dirname, "../..");
const read = (file: string): string => readFileSync(join(root, file), "utf8");
const parsed = (file: string): unknown => JSON.parse(read(file));

const text = v.string();
const entry = v.object({ command: v.optional(text), when: v.optional(text) });
const setting = v.looseObject({ default: v.unknown() });
const manifest = v.parse(
  v.object({
    icon: text,
    activationEvents: v.array(text),
    capabilities: v.object({
      untrustedWorkspaces: v.object({ restrictedConfigurations: v.array(text) }),
    }),
    contributes: v.object({
      commands: v.array(v.object({ command: text, title: text, category: v.literal("Intercom") })),
      configuration: v.object({ properties: v.record(text, setting) }),
      menus: v.record(text, v.array(entry)),
      walkthroughs: v.array(
        v.object({
          steps: v.array(
            v.object({
              id: text,
              title: text,
              description: text,
              media: v.object({ markdown: text }),
              completionEvents: v.array(text),
            }),
          ),
        }),
      ),
      views: v.record(text, v.array(v.object({ id: text }))),
      viewsContainers: v.record(text, v.array(v.object({ id: text, icon: text }))),
      viewsWelcome: v.array(v.object({ view: text, contents: text, when: v.optional(text) })),
    }),
  }),
  parsed("package.json"),
);
const { contributes } = manifest;
const nls = v.parse(v.record(text, text), parsed("package.nls.json"));

const declared = declarationsOf(read("src/contributions.ts"));
const declaredIn = (name: string) =>
  declared.interfaces.get(name) ?? assert.fail(`src/contributions.ts has no interface ${name}`);
const commandMap = declaredIn("CommandMap");
const contextKeys = declaredIn("ContextKeys");
const rowContexts = declared.aliases.get("RowContext") ?? [];

/** The values of all properties of these names, wherever in the manifest they stand. */
function valuesOf(value: unknown, names: readonly string[]): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]: [string, unknown]) =>
    names.includes(name) && typeof inner === "string" ? [inner] : valuesOf(inner, names),
  );
}

/** What `when` clauses say of their keys: `view == x`, `!key`, `viewItem =~ /^x/`. */
const clauses = valuesOf(parsed("package.json"), ["when", "enablement"])
  .flatMap((when) => when.split(/&&|\|\||[()](?![^/]*\/)/))
  .map((clause) => clause.trim().replace(/^!/, ""))
  .map((clause) => {
    const [, key = "", operator, value = ""] = /^([\w.]+)\s*(==|!=|=~)?\s*(.*)$/.exec(clause) ?? [];
    return { clause, key, operator, value };
  });
const about = (key: string) => clauses.filter((clause) => clause.key === key);

function assertSame(actual: Iterable<string>, expected: Iterable<string>): void {
  assert.deepEqual([...actual].sort(), [...expected].sort());
}

/** A clause's values are some of those that its key can have, and none is out of reach. */
function matches({ operator, value }: { operator: string | undefined; value: string }, of: string) {
  if (operator !== "=~") return value === of;
  return new RegExp(value.replace(/^\/|\/$/g, "")).test(of);
}

/** `key == value`, with a value that the key can have. */
function assertReachable(clause: string): void {
  const [key = "", value = ""] = clause.split(" == ");
  assert.ok(contextKeys.get(key)?.includes(value), clause);
}

describe("the manifest", () => {
  it("has the commands of src/contributions.ts, and each is registered", () => {
    const commands = contributes.commands.map(({ command }) => command);
    assertSame(commands, commandMap.keys());
    const registered = read("src/commands/registerCommands.ts").matchAll(/\bon\(\s*"([^"]+)"/g);
    assertSame(
      Array.from(registered, ([, id = ""]) => id),
      commands,
    );
  });

  it("has the settings of src/contributions.ts", () => {
    const own = [...declaredIn("Settings").keys()].filter((name) => name !== "diagnostics");
    const ofDiagnostics = [...declaredIn("DiagnosticsSettings").keys()];
    const names = [...own, ...ofDiagnostics.map((name) => `diagnostics.${name}`)].map(
      (name) => `${settingsSection}.${name}`,
    );
    assertSame(Object.keys(contributes.configuration.properties), names);
  });

  it("lets an untrusted workspace set nothing that requests are made of", () => {
    assertSame(
      manifest.capabilities.untrustedWorkspaces.restrictedConfigurations,
      ["customObjectTypes", "pageSize", "apiVersion"].map((name) => `${settingsSection}.${name}`),
    );
  });

  it("has the limits and defaults that the code goes by", () => {
    const settings = contributes.configuration.properties;
    const { customObjectTypes, pageSize, apiVersion, labelAttribute } = Object.fromEntries(
      Object.entries(settings).map(([name, value]) => [name.replace(/^.*\./, ""), value]),
    );
    assert.deepEqual(customObjectTypes?.default, ["PeteUserTrainingTopic"]);
    assert.deepEqual([pageSize?.default, pageSize?.["minimum"]], [50, 1]);
    assert.equal(pageSize?.["maximum"], maxPerPage);
    assert.deepEqual([apiVersion?.default, apiVersion?.["enum"]], ["2.13", [...apiVersions]]);
    assert.equal(labelAttribute?.default, defaultLabelAttribute);
  });

  it("has the views of src/contributions.ts, in containers that exist", () => {
    const contributed = Object.values(contributes.views).flat();
    assertSame(
      contributed.map(({ id }) => id),
      Object.values(views),
    );
    const containers = Object.values(contributes.viewsContainers).flat();
    assertSame(
      Object.keys(contributes.views),
      containers.map(({ id }) => id),
    );
  });

  it("asks in its when clauses for nothing but known keys", () => {
    const known = [
      ...contextKeys.keys(),
      "false",
      "view",
      "viewItem",
      "resourceScheme",
      "editorHasSelection",
    ];
    for (const { clause, key } of clauses) assert.ok(known.includes(key), `“${clause}”`);
  });

  it("uses every context key of src/contributions.ts, with values that it can have", () => {
    const sources = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts"))
      .map((file) => read(join("src", file)))
      .join("\n");
    for (const [key, values] of contextKeys) {
      assert.ok(about(key).length > 0, `no when clause asks for ${key}`);
      assert.ok(sources.includes(`setContextKey("${key}"`), `nobody sets ${key}`);
      for (const clause of about(key)) {
        assert.equal(clause.operator === undefined, values.length === 0, clause.clause);
        if (values.length === 0) continue;
        assert.ok(
          values.some((value) => matches(clause, value)),
          clause.clause,
        );
      }
    }
  });

  it("has a menu for every kind of row, and for no other", () => {
    assert.ok(rowContexts.length > 0);
    for (const clause of about("viewItem")) {
      assert.ok(
        rowContexts.some((value) => matches(clause, value)),
        clause.clause,
      );
    }
    for (const value of rowContexts) {
      assert.ok(
        about("viewItem").some((clause) => matches(clause, value)),
        `no menu for ${value}`,
      );
    }
  });

  it("names its views and its scheme as the code does", () => {
    const ids: readonly string[] = Object.values(views);
    for (const { value, clause } of about("view")) assert.ok(ids.includes(value), clause);
    for (const { view } of contributes.viewsWelcome) assert.ok(ids.includes(view), view);
    for (const { value } of about("resourceScheme")) {
      assert.ok([scheme, reportScheme].includes(value), value);
    }
    const languages =
      contributes.configuration.properties["intercomExplorer.diagnostics.languages"];
    assert.ok(Array.isArray(languages?.default));
    assert.deepEqual(manifest.activationEvents, [
      `onFileSystem:${scheme}`,
      ...languages.default.map((language) => `onLanguage:${language}`),
      "onTerminal:*",
    ]);
  });

  it("has menus for existing commands alone", () => {
    for (const { command = "" } of Object.values(contributes.menus).flat()) {
      assert.ok(commandMap.has(command), command);
    }
  });

  it("keeps out of the palette what has nothing to work on", () => {
    const hidden = new Map(
      contributes.menus["commandPalette"]?.map(({ command, when }) => [
        command?.replace("intercomExplorer.", ""),
        when,
      ]),
    );
    const connected = "intercomExplorer.connection =~ /^(sample|intercom)$/";
    assert.equal(hidden.get("loadMore"), connected);
    assert.equal(hidden.get("clearFilter"), `${connected} && intercomExplorer.filtered`);
    assert.equal(
      hidden.get("retry"),
      "intercomExplorer.instancesFailed || intercomExplorer.connectorsFailed",
    );
    assert.equal(hidden.get("useSuggestedType"), "intercomExplorer.misspelt");
    // It needs to be told which text of which report.
    const never = [...hidden].filter(([, when]) => when === "false").map(([name]) => name);
    assert.deepEqual(never, ["copyText"]);
  });

  it("can be found by what it is about", () => {
    const description = nls["description"] ?? "";
    for (const word of ["custom objects", "Data Connectors", "media_type_not_acceptable"]) {
      assert.ok(description.includes(word), word);
    }
  });

  it("has a walkthrough whose pages exist and are small, and whose steps can be completed", () => {
    const steps = contributes.walkthroughs.flatMap((walkthrough) => walkthrough.steps);
    assert.deepEqual(
      steps.map(({ id }) => id),
      ["sample", "connect", "diagnose", "connector"],
    );
    for (const { media, completionEvents } of steps) {
      const page = read(media.markdown);
      assert.ok(page.length < 2_000, `${media.markdown} is long`);
      // Pages are text alone: nothing in them needs a description for those who cannot see it.
      assert.doesNotMatch(page, /!\[|<img|<svg/);
      assert.ok(completionEvents.length > 0);
      for (const event of completionEvents) {
        const [, kind, of = ""] = /^(onCommand|onContext):(.+)$/.exec(event) ?? [];
        if (kind === "onCommand") assert.ok(commandMap.has(of), event);
        else assertReachable(of);
      }
    }
    const offered = steps.map(({ description }) => nls[description.replaceAll("%", "")] ?? "");
    for (const description of offered) assert.match(description, /\]\(command:intercomExplorer\./);
  });

  it("has texts for all its keys, and no text that nothing shows", () => {
    const used = read("package.json").matchAll(/"%([^%"]+)%"/g);
    assertSame(new Set(Array.from(used, ([, key = ""]) => key)), Object.keys(nls));
  });

  it("has links to existing commands alone, with arguments that can be read", () => {
    const links = Object.values(nls).flatMap((value) => [
      ...value.matchAll(/\(command:([\w.]+)(?:\?([^)]*))?\)/g),
    ]);
    assert.ok(links.length > 0);
    for (const [link, command = "", query] of links) {
      const builtIn = command.startsWith("workbench.action.");
      assert.ok(builtIn || commandMap.has(command), link);
      if (query !== undefined) JSON.parse(decodeURIComponent(query));
    }
  });

  it("has the icons that it names", () => {
    const icons = valuesOf(parsed("package.json"), ["icon"]).filter(
      (icon) => !icon.startsWith("$("),
    );
    assert.ok(icons.length > 0);
    for (const icon of icons) assert.ok(existsSync(join(root, icon)), icon);
  });
});
