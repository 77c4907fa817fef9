/** One VS Code server as the npm registry carries it. The hashes are npm's own `integrity` values. */
export interface ServerRelease {
  /** The VS Code version inside, as `GET /version` and the About box call it. */
  readonly vscode: string;
  /** Version of the package code-server that bundles it. */
  readonly codeServer: string;
  readonly integrity: string;
  /**
   * The Node.js inside the desktop release of this VS Code, when it is older than the one that runs the tests.
   * By platform and processor, as npm's packages are; where none is named, the tests' own Node.js is used.
   */
  readonly node?: {
    readonly version: string;
    readonly integrity: Readonly<Record<string, string>>;
  };
  /** Version and integrity of a package with ripgrep's program, where this VS Code would download it. */
  readonly ripgrep?: { readonly version: string; readonly integrity: string };
}

/** The newest VS Code the tests run on. */
export const newest: ServerRelease = {
  vscode: "1.139.1",
  codeServer: "4.139.1",
  integrity:
    "sha512-fUYvJVdz4ZoVJfakGiGWXFMpF8K1ObsrpGvX17ZxNpKOzdNHs7lANT670JTr4ZhA8DnWqyvvmFG/d3HV9Yy6ew==",
};

/** The oldest VS Code that package.json's `engines` admits. */
const oldest: ServerRelease = {
  vscode: "1.100.3",
  codeServer: "4.100.3",
  integrity:
    "sha512-q/Fh2DOxCRNhC/WiG/6sAhSKnj7ZACTVBaeeZ+rWjol//0FCbl/qg1ln5ecZ99jYcfqMxZZAyWcN+YBIo0DgpA==",
  node: {
    version: "20.19.0",
    integrity: {
      "linux-x64":
        "sha512-HzVYgEgabV/n3nP2F9mcxS0Nxgg99jynX9CMovakLmSYTuTdQRbbtw0yadY8+qKcqXfiDAtb2hmtR7nDPzclGA==",
      "linux-arm64":
        "sha512-kT7jX7frbsrMrXMsBaFt3Th1SWs5VjxTzd0U8vxcmdCFkaqeu5hFK0+QoYfIo5drmr3DmwJfLtO2gnD/7hNE/Q==",
    },
  },
  ripgrep: {
    version: "1.18.0",
    integrity:
      "sha512-kgrAVy1L/v/8erAjo+I720ifTf7o4rvYUwgsuEu97XAEBtPT9sk3HhcSgFpxMydvNmwdJtXo9/AVee7JjocTrg==",
  },
};

/** Every VS Code the tests run on, the newest first: problems show there soonest. */
export const releases: readonly ServerRelease[] = [newest, oldest];
