import { connect } from 'node:http2';

/**
 * Whether the Temporal server at this address serves this namespace. One unary gRPC call by hand:
 * the question is asked before and beside the client library, which would try for minutes.
 */
export async function servesNamespace(address, namespace, timeoutMs = 2_000) {
  const session = connect(`http://${address}`);
  try {
    return await new Promise((resolve) => {
      const no = () => resolve(false);
      session.once('error', no).setTimeout(timeoutMs, no);
      const call = session.request({
        ':method': 'POST',
        ':path': '/temporal.api.workflowservice.v1.WorkflowService/DescribeNamespace',
        'content-type': 'application/grpc',
        te: 'trailers',
      });
      // A refusal comes without a body, its status in the headers; an answer ends with trailers.
      const status = (headers) => resolve(headers['grpc-status'] === '0');
      call.once('error', no).once('trailers', status).once('end', no).resume();
      call.end(describeNamespace(namespace));
    });
  } finally {
    session.destroy();
  }
}

/** Field 1 of the request is the name: tag, length, bytes; before it the five bytes of gRPC. */
function describeNamespace(namespace) {
  const name = Buffer.from(namespace);
  if (name.length > 127)
    throw new RangeError('The name of a namespace has at most 127 bytes here.');
  return Buffer.concat([Buffer.from([0, 0, 0, 0, name.length + 2, 0x0a, name.length]), name]);
}
