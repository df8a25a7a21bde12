package dev.temper.deploy.access;

import dev.temper.schemas.topic.BrokerAnswer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;

/** Gives rights on a broker, and takes them away. What is as it should be is left alone. */
public final class AclAdmin {
    private final Admin admin;

    /** On this client, which stays its owner's. */
    public AclAdmin(Admin admin) {
        this.admin = admin;
    }

    /**
     * Gives what is not given yet.
     *
     * @return what that was
     * @throws KafkaException when the broker refuses
     */
    public List<AclBinding> add(Collection<AclBinding> wanted) {
        Set<AclBinding> missing = new LinkedHashSet<>(wanted);
        missing.removeAll(given());
        BrokerAnswer.of(admin.createAcls(missing).all());
        return List.copyOf(missing);
    }

    /**
     * Takes away what is given of these, and nothing else.
     *
     * @return what that was
     * @throws KafkaException when the broker refuses
     */
    public List<AclBinding> remove(Collection<AclBinding> unwanted) {
        Set<AclBinding> there = new LinkedHashSet<>(unwanted);
        there.retainAll(given());
        List<AclBindingFilter> filters = new ArrayList<>();
        there.forEach(binding -> filters.add(binding.toFilter()));
        BrokerAnswer.of(admin.deleteAcls(filters).all());
        return List.copyOf(there);
    }

    private Collection<AclBinding> given() {
        return BrokerAnswer.of(admin.describeAcls(AclBindingFilter.ANY).values());
    }
}
