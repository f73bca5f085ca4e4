process.env['LINLI_E2E_PORT'] = '4072';
const { default: config } = await import('./playwright.config.ts');
const { webServer, ...rest } = config;
void webServer;
export default rest;
