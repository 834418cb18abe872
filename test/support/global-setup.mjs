import { startServices } from '../../scripts/lib/test-services.mjs';
import { makeTemplate } from './template.mjs';

/** The workers of Jest start after this and inherit the environment. */
export default async function setUp() {
  const services = await startServices();
  globalThis.stopTestServices = services.stop;
  const template = await makeTemplate(services);
  Object.assign(process.env, services.env, template);
}
