import { demoAgents, demoManager, demoPassword, demoShopId } from '../demo/seedDemo.ts';
import type { RunningServer } from '../node/startServer.ts';

/** What is printed once the server answers. */
export function startBanner({ url, storefrontUrl }: RunningServer, { data }: { data: string }): string {
  const lines = ['', '  Shopbell is running.', ''];
  if (storefrontUrl !== undefined) {
    lines.push(
      `  Shop            ${storefrontUrl}/`,
      `  Product 1001    ${storefrontUrl}/product-1001.html      two groups match: the customer picks`,
      `        (English) ${storefrontUrl}/product-1001.en.html`,
      `  Product 2002    ${storefrontUrl}/product-2002.html      the group of all product pages`,
      `  Order           ${storefrontUrl}/order.html             the after-sale group`,
      `  Tracking        ${storefrontUrl}/tracking.html          the after-sale group`,
      '',
    );
  }
  lines.push(`  Workbench       ${url}/workbench/`);
  if (storefrontUrl !== undefined) {
    const agents = demoAgents.map(({ name, roles: [role] }) => accountOf(name, role)).join('  ');
    const manager = `${demoShopId}:${demoManager.name}`;
    lines.push(
      `                  ${agents}   password ${demoPassword}`,
      `                  ${manager}   sets groups, routing, answers and the robot; same password`,
    );
  }
  lines.push(`  API             ${url}/v1/docs`, `  Data            ${data}`, '', '  Ctrl-C ends it.', '');
  return lines.join('\n');
}

/** What everybody may is not said. */
function accountOf(name: string, role: string): string {
  return `${demoShopId}:${name}${role === 'agent' ? '' : ` (${role})`}`;
}
