// CommonJS, because the SDK loads it by `require`; in the workflow bundle it is the same file.
import common = require('@temporalio/common');

/** Messages and stacks of failures become payloads, and so are encrypted like everything else. */
const failureConverter = new common.DefaultFailureConverter({ encodeCommonAttributes: true });

export = { failureConverter };
