import assert from "node:assert/strict";
import {
  CancellationTokenSource,
  Disposable,
  EventEmitter,
  type FileChangeEvent,
  FileType,
  type Hover,
  MarkdownString,
  NotebookCellData,
  NotebookCellKind,
  NotebookData,
  Uri,
  commands,
  extensions,
  window,
  workspace,
} from "vscode";
import manifest from "../../package.json";
import { diagnose } from "../../src/diagnosis/diagnose.ts";
import type { Rule } from "../../src/diagnosis/finding.ts";
import { rules } from "../../src/diagnosis/rules.ts";
import { tokenInFile } from "../../src/diagnosis/rules/tokenInFile.ts";
import { extractRequests } from "../../src/requests/extract.ts";
import { DiagnosedDocuments } from "../../src/editor/diagnosedDocuments.ts";
import { registerFindingHover } from "../../src/editor/findingHover.ts";
import { readOnlyFiles } from "../../src/documents/readOnlyFiles.ts";
import { IntercomError } from "../../src/intercom/errors.ts";
import { analysisHere } from "./analysisHere.ts";
import {
  actionsAt,
  closeAll,
  codeOf,
  described,
  make,
  openFile,
  problemsIn,
  rewrite,
  sick,
  untilProblems,
} from "./doctorFiles.ts";

const unused = (): void => undefined;
const silent = { attempt: unused, info: unused, show: unused, dispose: unused };
const fixAll = "Fix all requests to Intercom";

describe("requests to Intercom in an editor", () => {
  before(async () => {
    await extensions.getExtension(`${manifest.publisher}.${manifest.name}`)?.activate();
  });

  afterEach(closeAll);

  for (const [name, { file, text, found, healed }] of Object.entries(sick)) {
    it(`are judged in ${name}, each finding with its mark`, async () => {
      const document = await openFile(`judged-${file}`, text);
      const problems = await untilProblems(document.uri, ({ length }) => length >= found.length);
      assert.deepEqual(described(document, problems), found);
    });

    it(`are repaired one by one in ${name}, and nothing else changes`, async () => {
      const document = await openFile(`single-${file}`, text);
      let left = found.length;
      let problems = await untilProblems(document.uri, ({ length }) => length === left);
      while (problems[0] !== undefined) {
        const [problem] = problems;
        const actions = await actionsAt(document.uri, problem.range);
        await make(actions.find(({ title }) => title.startsWith("Set ")));
        left -= 1;
        problems = await untilProblems(document.uri, ({ length }) => length === left);
      }
      assert.equal(document.getText(), healed);
    });

    it(`are repaired all at once in ${name}`, async () => {
      const document = await openFile(`all-${file}`, text);
      const [problem] = await untilProblems(document.uri, ({ length }) => length === found.length);
      assert.ok(problem);
      const actions = await actionsAt(document.uri, problem.range);
      await make(actions.find(({ title }) => title === fixAll));
      assert.equal(document.getText(), healed);
      await untilProblems(document.uri, ({ length }) => length === 0);
    });
  }

  it("are repaired when a file is saved at once after it was typed", async () => {
    const { text, healed } = sick["Go"] ?? assert.fail();
    const settings = workspace.getConfiguration("editor");
    await settings.update("codeActionsOnSave", { "source.fixAll.intercom": "explicit" }, true);
    try {
      const document = await openFile("saved.go", healed);
      await rewrite(document, text);
      assert.equal(await document.save(), true);
      assert.equal(document.getText(), healed);
    } finally {
      await settings.update("codeActionsOnSave", undefined, true);
    }
  });

  it("are judged anew when the text changes, and forgotten when it is closed", async () => {
    const { file, text, healed } = sickHttp();
    const document = await openFile(file, text);
    await untilProblems(document.uri, ({ length }) => length === 1);
    await rewrite(document, healed);
    await untilProblems(document.uri, ({ length }) => length === 0);
    await rewrite(document, text);
    await untilProblems(document.uri, ({ length }) => length === 1);
  });

  it("are forgotten when the document is closed", async () => {
    const { file, text } = sickHttp();
    const { uri } = await openFile(file, text);
    await closeAll();
    // Opened by an extension, a document is kept for a while: this one is opened as people do it.
    const unseen = uri.with({ path: uri.path.replace("one.http", "two.http") });
    await workspace.fs.copy(uri, unseen, { overwrite: true });
    await commands.executeCommand("vscode.open", unseen);
    await untilProblems(unseen, ({ length }) => length === 1);
    await closeAll();
    await untilProblems(unseen, ({ length }) => length === 0);
  });

  it("have a hover with the reason, the source, and the address of a public report", async () => {
    const { file, text } = sickHttp();
    const document = await openFile(file, text);
    const [problem] = await untilProblems(document.uri, ({ length }) => length === 1);
    assert.ok(problem);
    assert.ok(typeof problem.code === "object");
    const address = "https://github.com/intercom/intercom-node/issues/460";
    assert.equal(problem.code.target.toString(), address);
    const hovers = await commands.executeCommand<Hover[]>(
      "vscode.executeHoverProvider",
      document.uri,
      problem.range.start,
    );
    const said = hovers
      .flatMap(({ contents }) => contents)
      .map((content) => (content instanceof MarkdownString ? content.value : ""))
      .join("\n")
      .replaceAll("&nbsp;", " ");
    assert.match(said, /Missing Accept header/);
    assert.match(said, /Use of HTTP/);
    assert.ok(said.includes(`[${address}](${address})`), said);
  });

  it("offer the full report on the file that they are in", async () => {
    const { file, text } = sickHttp();
    const document = await openFile(file, text);
    const [problem] = await untilProblems(document.uri, ({ length }) => length === 1);
    assert.ok(problem);
    const actions = await actionsAt(document.uri, problem.range);
    const action = actions.find(({ title }) => title === "Explain in a full report");
    assert.ok(action?.command);
    await openFile("other.txt", "something else");
    const { command, arguments: [given] = [] } = action.command;
    await commands.executeCommand(command, given);
    const report = window.activeTextEditor?.document.getText() ?? "";
    assert.match(report, /^Checked: one\.http\. Found: 1 request to Intercom\.$/m);
  });

  it("are explained where a call of the extension itself was refused, from its row", async () => {
    const error = new IntercomError({
      kind: "notAcceptable",
      operation: "GET /custom_object_instances/PeteUserTrainingTopic",
      status: 406,
      code: "media_type_not_acceptable",
      said: "The Accept header should send a media type of application/json",
    });
    const row = { kind: "problem", type: "PeteUserTrainingTopic", error };
    await commands.executeCommand("intercomExplorer.diagnose", row);
    const report = window.activeTextEditor?.document.getText() ?? "";
    assert.match(report, /^Checked: a failed request from this extension, which sends Accept/m);
    assert.match(report, /Found: 1 request to Intercom, 1 error\./);
    assert.match(report, /^\| Accept +\| application\/json +\| application\/json +\| ok/m);
  });

  it("follow the settings at once: severity, languages, off", async () => {
    const settings = workspace.getConfiguration("intercomExplorer.diagnostics");
    const { file, text } = sickShell();
    const hinting = `${text}curl https://api.intercom.io/me -H "Authorization: Bearer $T"\n`;
    const document = await openFile(file, hinting);
    const count = (wanted: number) =>
      untilProblems(document.uri, ({ length }) => length === wanted);
    const all = await untilProblems(document.uri, ({ length }) => length > 2);
    try {
      await settings.update("minimumSeverity", "error");
      await count(2);
      await settings.update("minimumSeverity", undefined);
      await count(all.length);
      await settings.update("languages", ["markdown"]);
      await count(0);
      await settings.update("languages", undefined);
      await count(all.length);
      await settings.update("enabled", false);
      await count(0);
      await settings.update("enabled", undefined);
      await count(all.length);
    } finally {
      for (const name of ["minimumSeverity", "languages", "enabled"]) {
        await settings.update(name, undefined);
      }
    }
  });

  it("are not looked for in other texts: the analysis does not even hear of them", async () => {
    const other = "GET https://example.com/\nAccept: text/html\n";
    const { file, text, found } = sickHttp();
    const heard: string[] = [];
    const second = new DiagnosedDocuments({
      settings: () => ({ enabled: true, languages: [], minimumSeverity: "hint" }),
      context: () => Promise.resolve({}),
      analysis: {
        ...analysisHere,
        diagnose(input, signal) {
          heard.push(input.text);
          return analysisHere.diagnose(input, signal);
        },
      },
      log: { ...silent, error: unused },
    });
    try {
      const plain = await openFile("plain.http", other);
      const { uri } = await openFile(`beside-${file}`, text);
      // Once by each that judges: the extension itself, and the one of this test.
      await untilProblems(uri, ({ length }) => length === 2 * found.length);
      assert.deepEqual(problemsIn(plain.uri), []);
      assert.ok(heard.includes(text) && !heard.includes(other));
    } finally {
      second.dispose();
    }
  });

  it("are looked for where somebody writes: not in what is only shown, like the other side of a difference", async () => {
    const { file, text } = sickHttp();
    const shown = `# shown\n${text}`;
    const readOnly = `# read-only\n${text}`;
    const unsaved = `# unsaved\n${text}`;
    const cell = `curl = "curl https://api.intercom.io/me"`;
    const heard = new Set<string>();
    const written = [unsaved, cell, text];
    let hearAll: () => void = unused;
    const allHeard = new Promise<void>((resolve) => (hearAll = resolve));
    const second = new DiagnosedDocuments({
      settings: () => ({ enabled: true, languages: ["python"], minimumSeverity: "hint" }),
      context: () => Promise.resolve({}),
      analysis: {
        ...analysisHere,
        diagnose(input, signal) {
          heard.add(input.text);
          if (written.every((each) => heard.has(each))) hearAll();
          return analysisHere.diagnose(input, signal);
        },
      },
      log: { ...silent, error: unused },
    });
    const registered = Disposable.from(
      workspace.registerTextDocumentContentProvider("test-shown", {
        provideTextDocumentContent: () => shown,
      }),
      workspace.registerFileSystemProvider(
        "test-read-only",
        {
          ...readOnlyFiles,
          onDidChangeFile: new EventEmitter<FileChangeEvent[]>().event,
          stat: () => ({ type: FileType.File, ctime: 0, mtime: 0, size: 0 }),
          readFile: () => new TextEncoder().encode(readOnly),
        },
        { isReadonly: true },
      ),
    );
    try {
      for (const scheme of ["test-shown", "test-read-only"]) {
        const uri = Uri.from({ scheme, path: `/${file}` });
        await window.showTextDocument(await workspace.openTextDocument(uri));
      }
      await workspace.openTextDocument({ language: "python", content: unsaved });
      await workspace.openNotebookDocument(
        "jupyter-notebook",
        new NotebookData([new NotebookCellData(NotebookCellKind.Code, cell, "python")]),
      );
      await openFile(`written-${file}`, text);
      await allHeard;
      for (const other of [shown, readOnly]) assert.ok(!heard.has(other), other);
    } finally {
      registered.dispose();
      second.dispose();
    }
  });

  it("are not waited for by hovers and light bulbs, nor by a fix that nobody wants any more", async () => {
    const { file, text } = sickHttp();
    const document = await openFile(`endless-${file}`, text);
    const [problem] = await untilProblems(document.uri, ({ length }) => length === 1);
    assert.ok(problem);
    const endless = new DiagnosedDocuments({
      settings: () => ({ enabled: true, languages: [], minimumSeverity: "hint" }),
      context: () => Promise.resolve({}),
      analysis: { ...analysisHere, diagnose: () => new Promise(unused) },
      log: { ...silent, error: unused },
    });
    const hovering = registerFindingHover(endless);
    try {
      assert.equal(endless.known(document), undefined);
      const { uri } = document;
      // It is answered, though one of two who are asked knows nothing yet.
      await commands.executeCommand("vscode.executeHoverProvider", uri, problem.range.start);
      const wish = new CancellationTokenSource();
      const found = endless.of(document, wish.token);
      wish.cancel();
      assert.equal(await found, undefined);
      assert.equal(await endless.of(document, wish.token), undefined);
    } finally {
      hovering.dispose();
      endless.dispose();
    }
  });

  it("are found in texts that take long, and what is not shown is said", async () => {
    const { file, text } = sickHttp();
    const long = await openFile(`long-${file}`, `# ${"x".repeat(120_000)}\n###\n${text}`);
    await untilProblems(long.uri, ({ length }) => length === 1);
    const many = await openFile(`many-${file}`, `${text}\n\n###\n\n`.repeat(1200));
    const problems = await untilProblems(many.uri, ({ length }) => length > 0);
    const rest = problems.find((problem) => codeOf(problem) === "incomplete");
    assert.match(rest?.message ?? "", /^200 more findings of this file are not shown/);
  });

  it("are judged by the other rules when one fails, and the log says which failed", async () => {
    let tell: (message: string) => void = () => undefined;
    const logged = new Promise<string>((resolve) => (tell = resolve));
    const { file, text } = sickHttp();
    const document = await openFile(file, text.replace("{{token}}", "abc"));
    await untilProblems(document.uri, ({ length }) => length === 1);
    const broken: Rule = {
      ...tokenInFile,
      check: () => {
        throw new Error("out of order");
      },
    };
    const second = new DiagnosedDocuments({
      settings: () => ({ enabled: true, languages: [], minimumSeverity: "hint" }),
      context: () => Promise.resolve({}),
      analysis: {
        ...analysisHere,
        diagnose({ text, hints }) {
          const extraction = extractRequests(text, hints);
          return Promise.resolve({ ...diagnose(extraction, {}, [broken, ...rules]), omitted: 0 });
        },
      },
      log: { ...silent, error: (message) => tell(message) },
    });
    try {
      assert.equal(await logged, "Rule token-in-file failed: Error: out of order");
      await untilProblems(document.uri, ({ length }) => length === 2);
    } finally {
      second.dispose();
    }
  });
});

function sickHttp() {
  return sick["an .http file"] ?? assert.fail();
}

function sickShell() {
  return sick["a cURL command"] ?? assert.fail();
}
