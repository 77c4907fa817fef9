import { realpathSync } from "node:fs";
import { dirname } from "node:path";
import { setFlagsFromString } from "node:v8";
import { isMainThread, Worker } from "node:worker_threads";
import { answerJobs } from "../analysis/answerJobs.ts";
import { codeLoader } from "../analysis/codeLoader.ts";
import { JobThread } from "../analysis/jobThread.ts";
import { judge, type JudgeJobs } from "./judge.ts";
import { judging } from "./judging.ts";
import { run } from "./run.ts";

// The entry of the program: this is the one module of it that works when it is loaded. It is also the entry of the
// thread that judges where a text was given up, for the program is one file.
const [, path = "", ...args] = process.argv;
// The program may be called by a link to it.
const program = realpathSync(path);
const loadCode = codeLoader(dirname(program));
if (isMainThread) start();
else answerJobs<JudgeJobs>(({ input }) => judge(input, loadCode));

function start(): void {
  const { stdin, stdout, stderr } = process;
  // Who reads through `head` has enough: that is no failure.
  stdout.on("error", () => undefined);
  // Grammars are large functions: V8 would compile the busy ones once more, and the program wait for that at its end.
  setFlagsFromString("--wasm-tiering-budget=1000000000");
  const thread = new JobThread<JudgeJobs>({ start: () => new Worker(program) });
  run(args, {
    // npm runs a package's scripts in its own folder, and says where it was called.
    folder:
      (process.env["npm_lifecycle_event"] === "diagnose" && process.env["INIT_CWD"]) ||
      process.cwd(),
    judge: judging({ loadCode, thread }),
    stdin,
    out: (text) => void stdout.write(text),
    warn: (text) => void stderr.write(text),
  }).then(
    (code) => (process.exitCode = code),
    (error: unknown) => {
      stderr.write(`${String(error)}\n`);
      process.exitCode = 2;
    },
  );
}
