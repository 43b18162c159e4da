package jp.tenko.benchmark;

import java.nio.charset.StandardCharsets;

/**
 * Something a person did, as LINE reports it.
 *
 * @param id LINE's webhookEventId; delivered again it is the same
 * @param replyToken also the same when delivered again
 * @param occurredAt milliseconds; later for each event of the same person
 * @param what the JSON of what was done: {@code "type":"message","message":{…}} or {@code "type":"postback",…}
 */
record Event(String id, Phone phone, String replyToken, long occurredAt, String what) {

    String channel() {
        return phone.channel();
    }

    byte[] webhook(boolean redelivery) {
        return ("{\"destination\":\"U00000000000000000000000000000000\",\"events\":[{" + what
                        + ",\"mode\":\"active\",\"timestamp\":" + occurredAt
                        + ",\"source\":{\"type\":\"user\",\"userId\":\"" + phone.userId()
                        + "\"},\"webhookEventId\":\"" + id
                        + "\",\"deliveryContext\":{\"isRedelivery\":" + redelivery
                        + "},\"replyToken\":\"" + replyToken + "\"}]}")
                .getBytes(StandardCharsets.UTF_8);
    }
}
