import { startServices } from '../../scripts/lib/test-services.mjs';

/** The workers of Jest start after this and inherit the environment. */
export default async function setUp() {
  const services = await startServices();
  Object.assign(process.env, services.env);
  globalThis.stopTestServices = services.stop;
}
