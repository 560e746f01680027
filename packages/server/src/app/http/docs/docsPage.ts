import type { OpenAPIHono } from '@hono/zod-openapi';
import {
  ClientFrame,
  closeCodes,
  errorCodes,
  FeedEvent,
  limits,
  methods,
  ServerFrame,
} from '@shopbell/sdk/model';
import { html } from 'hono/html';
import * as z from 'zod';

type OpenApi = ReturnType<OpenAPIHono['getOpenAPI31Document']>;
type Html = ReturnType<typeof html>;

/** The whole protocol on one page, made from the very tables that the server runs on. */
export function docsPage(document: OpenApi): Html {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Shopbell API</title>
        <link rel="stylesheet" href="docs.css" />
      </head>
      <body>
        <header>
          <h1>Shopbell API</h1>
          <p>${document.info.description ?? ''}</p>
          <nav aria-label="Contents">
            <a href="#http">HTTP</a> <a href="#socket">Socket</a> <a href="#methods">Methods</a>
            <a href="#events">Events</a> <a href="#errors">Errors</a> <a href="#closing">Closing</a>
            <a href="#limits">Limits</a> <a href="#schemas">Schemas</a>
            <a href="openapi.json">openapi.json</a>
          </nav>
        </header>
        <main>
          ${httpSection(document)} ${socketSection()} ${methodsSection()} ${eventsSection()}
          ${errorsSection()} ${closingSection()} ${limitsSection()} ${schemasSection(document)}
        </main>
      </body>
    </html>`;
}

function httpSection(document: OpenApi): Html {
  const operations = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    (['get', 'post', 'put', 'patch', 'delete'] as const).flatMap((method) => {
      const operation = item[method];
      return operation ? [{ path, method, operation }] : [];
    }),
  );
  return html`<section id="http">
    <h2>HTTP</h2>
    <p>
      Bodies are JSON. Every refusal is <code>{ "error": { "code", "message", "retry", "details"? } }</code>.
    </p>
    ${operations.map(
      ({ path, method, operation }) =>
        html`<article>
          <h3><code>${method.toUpperCase()} ${path}</code></h3>
          <p>${operation.summary ?? ''}. ${operation.description ?? ''}</p>
          <p>
            ${operation.requestBody ? html`Request: ${schemaLink(operation.requestBody)}. ` : ''} Answer:
            ${Object.hasOwn(operation.responses ?? {}, '200') ? schemaLink(operation.responses?.['200']) : '204, without a body'}.
          </p>
        </article>`,
    )}
  </section>`;
}

function socketSection(): Html {
  return html`<section id="socket">
    <h2>Socket</h2>
    <p>
      One WebSocket at <code>/v1/socket</code>; every frame is one JSON object. The first frame is
      <code>hello</code>: a customer shows a token, a workbench a one-use ticket. The answer is
      <code>welcome</code>, with a snapshot, or, if <code>since</code> could be resumed, followed by every
      event that was missed, each exactly once. Event frames carry their sequence and, as <code>after</code>,
      that of the event told to this listener before. Unknown fields are ignored, unknown types of events are
      to be skipped.
    </p>
    <h3>From clients</h3>
    ${source(schemaOf(ClientFrame))}
    <h3>From the server</h3>
    ${source(schemaOf(ServerFrame))}
  </section>`;
}

function methodsSection(): Html {
  return html`<section id="methods">
    <h2>Methods</h2>
    <p>
      Asked with <code>request</code> frames, answered with <code>reply</code> frames once the answer is
      durable.
    </p>
    ${Object.entries(methods).map(
      ([name, { by, params, result, means }]) =>
        html`<article>
          <h3><code>${name}</code> <small>${by.join(', ')}</small></h3>
          <p>${means}</p>
          <p>Parameters</p>
          ${source(schemaOf(params))}
          <p>Result</p>
          ${source(schemaOf(result))}
        </article>`,
    )}
  </section>`;
}

function eventsSection(): Html {
  return html`<section id="events">
    <h2>Events</h2>
    <p>
      A listener who folds them into its last snapshot, in order, has what a fresh snapshot would say. An
      agent who is given a conversation is told all of it with <code>conversation.joined</code>.
    </p>
    ${source(schemaOf(FeedEvent))}
  </section>`;
}

function errorsSection(): Html {
  return html`<section id="errors">
    <h2>Errors</h2>
    <table>
      <thead>
        <tr>
          <th scope="col">Code</th>
          <th scope="col">HTTP</th>
          <th scope="col">Can succeed later</th>
          <th scope="col">Meaning</th>
        </tr>
      </thead>
      <tbody>
        ${Object.entries(errorCodes).map(
          ([code, { http, retry, means }]) =>
            html`<tr>
              <td><code>${code}</code></td>
              <td>${http === 0 ? 'client only' : String(http)}</td>
              <td>${retry ? 'yes' : 'no'}</td>
              <td>${means}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </section>`;
}

function closingSection(): Html {
  return html`<section id="closing">
    <h2>Closing</h2>
    <table>
      <thead>
        <tr>
          <th scope="col">Code</th>
          <th scope="col">Name</th>
          <th scope="col">Come back</th>
          <th scope="col">Meaning</th>
        </tr>
      </thead>
      <tbody>
        ${Object.entries(closeCodes).map(
          ([name, { code, comeBack, means }]) =>
            html`<tr>
              <td>${String(code)}</td>
              <td><code>${name}</code></td>
              <td>${comeBack ? 'yes' : 'no'}</td>
              <td>${means}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </section>`;
}

function limitsSection(): Html {
  return html`<section id="limits">
    <h2>Limits</h2>
    <p>Code units, bytes, levels, items and milliseconds, as the model’s <code>limits</code> says of each.</p>
    ${source(limits)}
  </section>`;
}

function schemasSection(document: OpenApi): Html {
  return html`<section id="schemas">
    <h2>Schemas over HTTP</h2>
    ${Object.entries(document.components?.schemas ?? {}).map(
      ([name, schema]) =>
        html`<article>
          <h3 id="schema-${name}"><code>${name}</code></h3>
          ${source(schema)}
        </article>`,
    )}
  </section>`;
}

/** Body and answer name their schema, which stands further down. */
function schemaLink(body: unknown): Html {
  const [, name = ''] = /"#\/components\/schemas\/(\w+)"/.exec(JSON.stringify(body)) ?? [];
  return html`<a href="#schema-${name}"><code>${name}</code></a>`;
}

/** As clients write it: what has a default may be left out. */
function schemaOf(schema: z.ZodType): unknown {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input' });
  return rest;
}

function source(value: unknown): Html {
  return html`<pre tabindex="0"><code>${JSON.stringify(value, undefined, 2)}</code></pre>`;
}
