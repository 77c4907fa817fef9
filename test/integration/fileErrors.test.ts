import assert from "node:assert/strict";
import { FileSystemError, Uri, workspace } from "vscode";
import { describeFileError } from "../../src/ui/describeFileError.ts";

/** What VS Code throws of a file that it cannot read or write. */
async function thrownBy(call: Thenable<unknown>): Promise<FileSystemError> {
  try {
    await call;
  } catch (error) {
    assert.ok(error instanceof FileSystemError);
    return error;
  }
  assert.fail("nothing was thrown");
}

describe("an error of the file system", () => {
  const folder = (): Uri => workspace.workspaceFolders?.[0]?.uri ?? assert.fail();
  const text = new TextEncoder().encode("{}");

  it("is told of a file that is not there", async () => {
    const error = await thrownBy(workspace.fs.readFile(Uri.joinPath(folder(), "missing.json")));
    assert.equal(describeFileError(error), "The file is not there. Choose another one.");
  });

  it("is told of a place that nobody may write to", async () => {
    const { path } = folder();
    const error = await thrownBy(
      workspace.fs.writeFile(Uri.from({ scheme: "intercom", path }), text),
    );
    assert.match(describeFileError(error), /^The file may not be read or written\. /);
  });

  it("is told of a folder", async () => {
    const error = await thrownBy(workspace.fs.writeFile(folder(), text));
    assert.match(
      describeFileError(error),
      /^This is a folder\. |Choose another one, or try again\.$/,
    );
  });

  it("is told in its own words where there are no others", () => {
    const error = FileSystemError.Unavailable("no space left");
    assert.equal(
      describeFileError(error),
      "The file could not be read or written (no space left). Choose another one, or try again.",
    );
  });
});
