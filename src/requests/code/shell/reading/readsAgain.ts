/** Whether a script evaluates texts again, so that variables in single quotes may be expanded. */
export function readsAgain(text: string, functions: ReadonlySet<string>): boolean {
  const rest = text
    .replace(comment, "")
    .replace(ofOther, (all, name: string) =>
      functions.has(name) || passesOn.test(name) ? all : "",
    );
  return reader.test(rest);
}

const comment = /^[ \t]*#.*$/gm;

/** `eval` of another program's output, which cannot contain text of the script. */
const ofOther =
  /(?<![\w./-])eval[ \t]+"?(?:\$\(|`)[ \t]*([\w./-]+)(?:[ \t]+[\w./:=@,%+-]+)*[ \t]*(?:\)|`)"?/g;

/** Programs that output their arguments or files. */
const passesOn =
  /^(?:.*\/)?(?:echo|printf|cat|sed|awk|head|tail|tac|tr|cut|grep|envsubst|tee|sort|uniq|base64|jq|yq)$/;

const reader = /(?<![\w.-])(?:eval|envsubst|ssh|parallel|watch)(?![\w./-])|\$\{\(\w*e\w*\)|@P\}/;
