package employeehealth.gateway.limit;

import java.time.Duration;

/** Counts requests under a key: in this process, or for all gateways of a platform. */
interface Counters {

    /** Zero if the request is within the limit (and now counted), else how long to wait. */
    Duration count(Limit limit, String key);
}
