import helmet from '@fastify/helmet'
import type { FastifyInstance } from 'fastify'
import { isSecure } from './cookies.ts'

/** Nothing inline, nothing from elsewhere, in no frame. Scripts and styles are files of our own. */
const contentSecurityPolicy = {
  useDefaults: false,
  directives: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    scriptSrcAttr: ["'none'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'", 'data:'],
    fontSrc: ["'self'"],
    connectSrc: ["'self'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
    baseUri: ["'none'"],
    objectSrc: ["'none'"],
  },
}

/** What pages may use of the browser: passkeys, and nothing else that a page could be misused for. */
const permissionsPolicy = [
  'publickey-credentials-get=(self)',
  'publickey-credentials-create=(self)',
  'fullscreen=(self)',
  ...[
    'accelerometer',
    'autoplay',
    'browsing-topics',
    'camera',
    'display-capture',
    'geolocation',
    'gyroscope',
    'hid',
    'identity-credentials-get',
    'idle-detection',
    'local-fonts',
    'magnetometer',
    'microphone',
    'midi',
    'payment',
    'screen-wake-lock',
    'serial',
    'usb',
    'xr-spatial-tracking',
  ].map((feature) => `${feature}=()`),
].join(', ')

const twoYears = 63_072_000

/** The headers every answer carries, whatever it is. */
export const protect = async (app: FastifyInstance): Promise<void> => {
  await app.register(helmet, {
    contentSecurityPolicy,
    referrerPolicy: { policy: 'no-referrer' },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    crossOriginEmbedderPolicy: { policy: 'require-corp' },
    frameguard: { action: 'deny' },
    // Said only where it holds: over plain http it means nothing.
    strictTransportSecurity: false,
  })
  app.addHook('onRequest', async (request, reply) => {
    void reply.header('permissions-policy', permissionsPolicy)
    if (isSecure(request))
      void reply.header('strict-transport-security', `max-age=${String(twoYears)}; includeSubDomains`)
  })
  app.addHook('onSend', async (_request, reply) => {
    // Whatever does not say itself that it may be kept is kept by nobody.
    if (!reply.hasHeader('cache-control')) void reply.header('cache-control', 'no-store')
  })
}
