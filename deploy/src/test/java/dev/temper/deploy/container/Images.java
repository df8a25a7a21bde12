package dev.temper.deploy.container;

import org.apache.kafka.common.utils.AppInfoParser;
import org.testcontainers.utility.DockerImageName;

/**
 * The images that the containers are made of. The defaults can be pulled; a system property names another one, such as
 * one that was built on this machine ({@code build-config/containers}).
 */
enum Images {
    /** A broker that is started and set as the project's own image is. */
    KAFKA("temper.image.kafka", "apache/kafka:" + AppInfoParser.getVersion()),
    /** A registry that answers Confluent's protocol on port 8080 under {@link ContainerStack#REGISTRY_PATH}. */
    REGISTRY("temper.image.registry", "apicurio/apicurio-registry-mem:2.6.13.Final"),
    /** A JDK, from which the Java of Temper's images is cut. */
    JDK("temper.image.jdk", "eclipse-temurin:17-jdk"),
    /** What Temper's images stand on. */
    BASE("temper.image.base", "debian:bookworm-slim");

    private final String property;
    private final String usual;

    Images(String property, String usual) {
        this.property = property;
        this.usual = usual;
    }

    DockerImageName get() {
        return DockerImageName.parse(System.getProperty(property, usual));
    }

    @Override
    public String toString() {
        return property + "=" + get();
    }
}
