import { createServer, type Server } from 'node:http';
import { Provider } from 'oidc-provider';

/** What the house of a run is told, and what its provider knows. */
export const OUTSIDE_CLIENT = { id: 'linli', secret: 'a secret that Linli and the provider share' };

/** The provider that the house is told of, with its own pages for signing in; it takes any name and password. */
export async function startOutsideProvider(issuer: string, linli: string): Promise<Server> {
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: OUTSIDE_CLIENT.id,
        client_secret: OUTSIDE_CLIENT.secret,
        redirect_uris: [`${linli}/sign-in/outside`],
      },
    ],
    pkce: { methods: ['S256'], required: () => true },
  });
  const handle = provider.callback();
  const server = createServer((request, response) => void handle(request, response));
  await new Promise<void>((resolve) => server.listen(Number(new URL(issuer).port), 'localhost', resolve));
  return server;
}
