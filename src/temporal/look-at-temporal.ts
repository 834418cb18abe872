import { Connection, isGrpcServiceError } from '@temporalio/client';

/** The first release that starts a workflow and asks it in one call, as every start of a path does. */
const VERSION_MIN = [1, 28] as const;
const ANSWER_MS_MAX = 5_000;
const NOT_FOUND = 5;

/** What stands in the way of a Temporal server of somebody else's, in one sentence; nothing where all is well. */
export async function lookAtTemporal(
  address: string,
  namespace: string,
): Promise<string | undefined> {
  let connection: Connection | undefined;
  try {
    connection = await Connection.connect({ address, connectTimeout: ANSWER_MS_MAX });
    const service = connection.workflowService;
    const until = Date.now() + ANSWER_MS_MAX;
    const { serverVersion } = await connection.withDeadline(until, () => service.getSystemInfo({}));
    if (isOld(serverVersion)) {
      return `Temporal ${VERSION_MIN.join('.')} or later is needed; the one at ${address} is ${serverVersion}. Use a newer server.`;
    }
    await connection.withDeadline(until, () => service.describeNamespace({ namespace }));
    return undefined;
  } catch (thrown) {
    if (isGrpcServiceError(thrown) && thrown.code === NOT_FOUND) {
      return `Temporal at ${address} has no namespace ${namespace}. Create it, or set TEMPORAL_NAMESPACE to one that is there.`;
    }
    return `No Temporal server answers at ${address}. Start it, or check TEMPORAL_ADDRESS.`;
  } finally {
    await connection?.close();
  }
}

/** Development builds name no number; they are taken as they are. */
function isOld(version: string): boolean {
  const [major, minor] = version.split('.').map(Number);
  if (major === undefined || minor === undefined || Number.isNaN(major + minor)) return false;
  return major < VERSION_MIN[0] || (major === VERSION_MIN[0] && minor < VERSION_MIN[1]);
}
