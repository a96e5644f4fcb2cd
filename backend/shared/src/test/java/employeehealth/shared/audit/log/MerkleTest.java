package employeehealth.shared.audit.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The official vectors (resources/merkle), and our own trees against the definition. */
class MerkleTest {

    private static final JsonMapper JSON = new JsonMapper();

    record Vector(JsonNode json) {

        byte[] bytes(String field) {
            return json.path(field).isNull()
                    ? new byte[0]
                    : Base64.getDecoder().decode(json.path(field).asString());
        }

        /** Theirs are unsigned; beyond 63 bits ours are negative. */
        long number(String field) {
            return json.path(field).bigIntegerValue().longValue();
        }

        List<byte[]> proof() {
            return json.path("proof")
                    .valueStream()
                    .map(hash -> Base64.getDecoder().decode(hash.asString()))
                    .toList();
        }

        boolean good() {
            return !json.path("wantErr").asBoolean();
        }

        @Override
        public String toString() {
            return json.path("name").asString();
        }
    }

    private static Stream<Vector> vectors(String kind) throws IOException {
        try (var file =
                Objects.requireNonNull(
                        MerkleTest.class.getResourceAsStream("/merkle/" + kind + ".jsonl"))) {
            return new String(file.readAllBytes(), UTF_8)
                    .lines().map(JSON::readTree).map(Vector::new).toList().stream();
        }
    }

    static Stream<Vector> inclusion() throws IOException {
        return vectors("inclusion");
    }

    static Stream<Vector> consistency() throws IOException {
        return vectors("consistency");
    }

    @ParameterizedTest
    @MethodSource("inclusion")
    void anInclusionProofIsJudgedAsTheOfficialVectorSays(Vector vector) {
        assertThat(
                        Merkle.included(
                                vector.bytes("leafHash"),
                                vector.number("leafIdx"),
                                vector.number("treeSize"),
                                vector.proof(),
                                vector.bytes("root")))
                .isEqualTo(vector.good());
    }

    @ParameterizedTest
    @MethodSource("consistency")
    void aConsistencyProofIsJudgedAsTheOfficialVectorSays(Vector vector) {
        assertThat(
                        Merkle.consistent(
                                vector.number("size1"),
                                vector.number("size2"),
                                vector.proof(),
                                vector.bytes("root1"),
                                vector.bytes("root2")))
                .isEqualTo(vector.good());
    }

    @Test
    void allVectorsAreThere() throws IOException {
        assertThat(inclusion().count() + consistency().count()).isEqualTo(96);
    }

    /** Section 2.1.1, word by word. */
    private static byte[] definition(List<byte[]> leaves) {
        if (leaves.isEmpty()) {
            return Merkle.empty();
        }
        if (leaves.size() == 1) {
            return leaves.getFirst();
        }
        var k = Integer.highestOneBit(leaves.size() - 1);
        return Merkle.node(
                definition(leaves.subList(0, k)), definition(leaves.subList(k, leaves.size())));
    }

    @Test
    void aTreeThatGrowsLeafByLeafIsTheOneOfTheDefinitionAndProvesItself() {
        var leaves = new ArrayList<byte[]>();
        var roots = new ArrayList<byte[]>();
        var nodes = new HashMap<String, byte[]>();
        Merkle.Nodes kept =
                (level, position) -> Objects.requireNonNull(nodes.get(level + "/" + position));
        var frontier = new Frontier();
        roots.add(frontier.root());
        for (var size = 1; size <= 70; size++) {
            var leaf = Merkle.leaf(("record " + size).getBytes(UTF_8));
            leaves.add(leaf);
            frontier.append(
                    leaf, (level, position, hash) -> nodes.put(level + "/" + position, hash));
            roots.add(frontier.root());
            assertThat(frontier.root()).isEqualTo(definition(leaves));
            assertThat(Frontier.of(size, kept).root()).isEqualTo(frontier.root());
            assertThat(Merkle.root(size, kept)).isEqualTo(frontier.root());
            for (var index = 0; index < size; index++) {
                var proof = Merkle.inclusion(index, size, kept);
                assertThat(proof).hasSizeLessThanOrEqualTo(7);
                assertThat(Merkle.included(leaves.get(index), index, size, proof, roots.get(size)))
                        .isTrue();
                assertThat(
                                Merkle.consistent(
                                        index + 1,
                                        size,
                                        Merkle.consistency(index + 1, size, kept),
                                        roots.get(index + 1),
                                        roots.get(size)))
                        .isTrue();
            }
        }
    }
}
